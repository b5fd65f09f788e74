"""The practice building, made by the program's own actions."""
