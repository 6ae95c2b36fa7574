#ifndef SQLITE_DEFENCE_H
#define SQLITE_DEFENCE_H

#include <sqlite3.h>

/// Turns on a connection's defensive mode, and says whether it is on.
///
/// In it no SQL can write to the schema table, to the pages beneath the tables, or turn off the
/// journal. It is set by a function of variable arguments, which Swift cannot call.
static inline int sqlite_turn_on_defence(sqlite3 *connection) {
  int is_on = 0;
  int status = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on);
  return status == SQLITE_OK && is_on;
}

#endif
