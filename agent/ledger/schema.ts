/** The layout of the state file. A change here raises {@link LAYOUT} and adds a step to {@link MIGRATIONS}. */

/** Kept in `user_version`. */
export const LAYOUT = 9

/** `application_id`: "pdan", so that `file` and we ourselves know the file. */
export const APPLICATION_ID = 0x7064616e

/** What leads from layout i to i + 1. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE run (
    id        INTEGER PRIMARY KEY,
    uuid      TEXT NOT NULL,
    started   INTEGER NOT NULL,
    finished  INTEGER,
    completed INTEGER NOT NULL DEFAULT 0 CHECK (completed IN (0, 1)),
    version   TEXT NOT NULL,
    rules     TEXT NOT NULL
  ) STRICT;

  CREATE TABLE target (
    id     INTEGER PRIMARY KEY,
    root   TEXT NOT NULL UNIQUE,
    labels TEXT NOT NULL
  ) STRICT;

  -- One line an item that was met. A nested item's top is the file it lies in; it counts only while that line is there, so
  -- that a container and all its members appear, change and go together.
  CREATE TABLE item (
    id         INTEGER PRIMARY KEY,
    top        INTEGER NOT NULL,
    target     INTEGER NOT NULL,
    uri        TEXT NOT NULL,
    version    TEXT,
    rules      TEXT NOT NULL,
    limits     TEXT NOT NULL,
    size       INTEGER NOT NULL,
    modified   INTEGER NOT NULL,
    exposure   INTEGER NOT NULL,
    format     TEXT,
    encoding   TEXT,
    state      TEXT NOT NULL,
    reason     TEXT,
    detail     TEXT,
    records    INTEGER NOT NULL,
    masked     INTEGER NOT NULL,
    special    TEXT NOT NULL,
    types      TEXT NOT NULL,
    sum        INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,
    seen       INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX item_uri ON item (uri, top);
  CREATE INDEX item_members ON item (top) WHERE top <> id;

  CREATE TABLE evidence (
    item INTEGER NOT NULL,
    part INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    sum  INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (item, part, seq)
  ) STRICT;

  -- Items of which something is in the state already but not their outcome: large files and containers being read.
  CREATE TABLE pending (
    item    INTEGER PRIMARY KEY,
    uri     TEXT NOT NULL UNIQUE,
    target  INTEGER NOT NULL,
    version TEXT NOT NULL,
    rules   TEXT NOT NULL,
    limits  TEXT NOT NULL
  ) STRICT;

  -- Ranges of a large file that are done; the others are read when the scan is taken up again.
  CREATE TABLE part (
    item   INTEGER NOT NULL,
    part   INTEGER NOT NULL,
    start  INTEGER NOT NULL,
    stop   INTEGER NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (item, part)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What a count came to, as its reports had it: masked figures, deflated JSON. The clocks of the law run on them.
  CREATE TABLE snapshot (
    run  INTEGER PRIMARY KEY,
    sum  INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;

  -- The data files of counts, some in a part. A part is named by its content: what did not change from one night to the next is
  -- here once. The last run to use it is the youngest snapshot that names it.
  CREATE TABLE snapshot_part (
    name     TEXT PRIMARY KEY,
    last_run INTEGER NOT NULL,
    data     BLOB NOT NULL
  ) STRICT;

  -- A data file through time: its id outlives its path. The fingerprint is of the people in it, under the site's key. Present: it
  -- was there when its target was last scanned to the end.
  CREATE TABLE data_file (
    id          TEXT PRIMARY KEY,
    uri         TEXT NOT NULL,
    target      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    present     INTEGER NOT NULL CHECK (present IN (0, 1)),
    first_run   INTEGER NOT NULL,
    last_run    INTEGER NOT NULL
  ) STRICT;

  -- What people have decided about a data file: the last line of a field holds, the others say who changed what when.
  CREATE TABLE annotation (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    field  TEXT NOT NULL,
    value  TEXT NOT NULL,
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    source TEXT NOT NULL
  ) STRICT;
  CREATE INDEX annotation_field ON annotation (file, field, id);

  -- Data that was destroyed, moved or deleted, as somebody recorded it; a later scan confirms or contradicts it.
  CREATE TABLE disposal (
    id        INTEGER PRIMARY KEY,
    file      TEXT NOT NULL,
    uri       TEXT NOT NULL,
    kind      TEXT NOT NULL,
    method    TEXT NOT NULL,
    disposed  INTEGER NOT NULL,
    place     TEXT NOT NULL,
    proof     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    recipient TEXT NOT NULL,
    basis     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    who       TEXT NOT NULL,
    copies    TEXT NOT NULL,
    verdict   TEXT NOT NULL DEFAULT 'pending',
    judged    INTEGER,
    found     TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  `,
  `
  -- What a set of items was counted to be, by a name of the set and of the code that counts; used again while both are the same.
  CREATE TABLE counted (
    key  TEXT PRIMARY KEY,
    used INTEGER NOT NULL,
    sum  INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Of large sets, the numbers of the items (32-bit, ascending): another set is counted by what differs.
  ALTER TABLE counted ADD COLUMN items BLOB;

  -- Items whose lines are gone and whose evidence is kept until the next count is made: it is to be taken out of the last one.
  CREATE TABLE gone (
    item INTEGER PRIMARY KEY
  ) STRICT;
  `,
  `
  -- What a regulation asks for and somebody says was done; the clocks go by it. A mistake is taken back, and stays.
  CREATE TABLE fulfilment (
    id               INTEGER PRIMARY KEY,
    deed             TEXT NOT NULL,
    regulation       TEXT NOT NULL,
    day              TEXT NOT NULL,
    by               TEXT NOT NULL,
    note             TEXT NOT NULL,
    at               INTEGER NOT NULL,
    who              TEXT NOT NULL,
    withdrawn_at     INTEGER,
    withdrawn_who    TEXT,
    withdrawn_reason TEXT
  ) STRICT;
  `,
  `
  -- Forms of incidents and records of requests that were given out: files of ours outside the state, which go after their time, too.
  CREATE TABLE paper (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    path   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at     INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Incidents whose discovery has begun a period; settled on the day they were reported, or found to need no report.
  CREATE TABLE incident (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    discovered INTEGER NOT NULL,
    reports    TEXT NOT NULL,
    at         INTEGER NOT NULL,
    settled    TEXT
  ) STRICT;
  `,
  `
  -- That an incident was reported is a record like others: of one regulation, and to be taken back. What was noted of an incident as a
  -- whole does not say to whom it was reported, so it is asked for again.
  ALTER TABLE fulfilment ADD COLUMN incident INTEGER;
  ALTER TABLE incident DROP COLUMN settled;
  `,
  `
  -- Why the last scan of its place could not tell whether it is gone.
  ALTER TABLE disposal ADD COLUMN obstacle TEXT;
  `,
]
