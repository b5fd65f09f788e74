"""The registers on screen: promises both ways, actions, decisions and questions."""
