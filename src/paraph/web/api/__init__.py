"""The API: what the rooms show and do, as JSON, with a document made from the types it uses."""
