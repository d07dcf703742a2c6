package style

// Roles are the roles that the table has, for a test that knows a letter's.
var Roles = roles
