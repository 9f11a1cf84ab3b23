"""One row of a table: its tokens laid on the columns, restored, implied and tried."""
