"""The place Meetings: preparing, minuting, looking over, small meetings."""
