/** Raise it with every change below: a store of another version is built anew from the feed. */
export const schemaVersion = 9

/** A trigger that puts the row of this event behind all others in `touched`. */
function touchedBy(event: string, row: 'new' | 'old'): string {
  return `CREATE TRIGGER touched_${event.toLowerCase().replaceAll(' ', '_')} AFTER ${event} BEGIN
  INSERT INTO touched SELECT ${row}.row, coalesce(max(n), 0) + 1 FROM touched WHERE true
    ON CONFLICT DO UPDATE SET n = excluded.n;
END;`
}

/**
 * The content store. `publications` holds what the feed said; `documents`, `articles`, `relations`,
 * `files` and those of words are its indexes, written in the same transaction. `pages` and `reads` are
 * the publisher's: which files must exist, and what each was made from.
 */
export const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE publications (
  row INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, id TEXT NOT NULL, revision TEXT NOT NULL,
  slug TEXT NOT NULL, path TEXT, title TEXT NOT NULL,
  published_at TEXT NOT NULL, updated_at TEXT NOT NULL, year INTEGER,
  record TEXT NOT NULL, -- JSON without its long text
  html TEXT,            -- the long text, read only by the page that shows it
  UNIQUE (kind, id)
);
CREATE INDEX publications_slug ON publications (kind, slug, id);
CREATE INDEX publications_path ON publications (path) WHERE path IS NOT NULL;
CREATE INDEX publications_year ON publications (kind, year, path) WHERE path IS NOT NULL;

CREATE TABLE articles (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, section TEXT NOT NULL, published_at TEXT NOT NULL
);
CREATE INDEX articles_newest ON articles (published_at DESC, id);
CREATE INDEX articles_section ON articles (section, published_at DESC, id);

CREATE TABLE documents (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
  type TEXT NOT NULL, issuer TEXT NOT NULL, authority TEXT NOT NULL,
  issued TEXT NOT NULL, year INTEGER NOT NULL, effective TEXT NOT NULL, expires TEXT,
  stated TEXT, -- validity stated by an officer
  -- first days on which other documents end, halt or change this one
  ended TEXT, halted TEXT, changed TEXT
);
CREATE INDEX documents_newest ON documents (issued DESC, sequence DESC, id);
CREATE INDEX documents_authority ON documents (authority, issued DESC, sequence DESC, id);
CREATE INDEX documents_year ON documents (year, issued DESC, sequence DESC, id);
CREATE INDEX documents_issuer ON documents (issuer, issued DESC, sequence DESC, id);
-- the next day on which some document's validity changes
CREATE INDEX documents_effective ON documents (effective);
CREATE INDEX documents_expires ON documents (expires) WHERE expires IS NOT NULL;
CREATE INDEX documents_ended ON documents (ended) WHERE ended IS NOT NULL;
CREATE INDEX documents_halted ON documents (halted) WHERE halted IS NOT NULL;
CREATE INDEX documents_changed ON documents (changed) WHERE changed IS NOT NULL;
CREATE INDEX documents_type ON documents (type, issued DESC, sequence DESC, id);
CREATE TABLE document_fields (row INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (field, row))
  WITHOUT ROWID;
CREATE INDEX document_fields_row ON document_fields (row);

CREATE TABLE relations (
  source TEXT NOT NULL, type TEXT NOT NULL, target TEXT NOT NULL, since TEXT NOT NULL,
  PRIMARY KEY (source, type, target)
) WITHOUT ROWID;
CREATE INDEX relations_target ON relations (target);

CREATE TABLE drafts (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, consultation TEXT NOT NULL, version INTEGER NOT NULL
);
CREATE INDEX drafts_version ON drafts (consultation, version DESC, id);
CREATE TABLE comments (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, consultation TEXT NOT NULL,
  provision TEXT, question TEXT, received TEXT NOT NULL
);
CREATE INDEX comments_newest ON comments (consultation, received DESC, id);
CREATE TABLE receipts (row INTEGER PRIMARY KEY, submission TEXT NOT NULL);
CREATE INDEX receipts_submission ON receipts (submission);

CREATE TABLE redirects (origin TEXT NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX redirects_origin ON redirects (origin);

CREATE TABLE files (
  sha256 TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (sha256, name, kind, id)
) WITHOUT ROWID;
CREATE INDEX files_item ON files (kind, id);

-- Words by row: of its number, where they stand in it; of its head, folded and as written; of all of it,
-- folded. Only the first knows more of a word than in which rows it is: broad words are many.
CREATE VIRTUAL TABLE numbers USING fts5(
  words, content='', contentless_delete=1, tokenize='ascii'
);
CREATE VIRTUAL TABLE heads USING fts5(
  words, content='', contentless_delete=1, detail='none', prefix='2 3 4', tokenize='ascii'
);
CREATE VIRTUAL TABLE written USING fts5(
  words, content='', contentless_delete=1, detail='none', tokenize='ascii'
);
CREATE VIRTUAL TABLE search USING fts5(
  words, content='', contentless_delete=1, detail='none', tokenize='ascii'
);

-- rows whose place in lists may have changed, in the order of changes; see lists/catalogue.ts
CREATE TABLE touched (row INTEGER PRIMARY KEY, n INTEGER NOT NULL);
CREATE INDEX touched_n ON touched (n);
${touchedBy('INSERT ON publications', 'new')}
${touchedBy('UPDATE ON publications', 'new')}
${touchedBy('DELETE ON publications', 'old')}
${touchedBy('UPDATE ON documents', 'new')}

CREATE TABLE pages (
  page INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE,
  rank INTEGER NOT NULL,           -- order of work: 1 home, 2 lists, 3 items, 4 site maps and feeds
  newest TEXT NOT NULL,            -- within a rank, the newest first
  kind TEXT, id TEXT,              -- whose own page it is
  stale INTEGER NOT NULL,          -- 0 fresh; otherwise the number of the change that made it stale
  cause TEXT NOT NULL DEFAULT 'new', -- why it became stale; see stale.ts
  urgent INTEGER NOT NULL DEFAULT 0,
  hash TEXT, reads TEXT, written_at TEXT, revision TEXT, expires TEXT,
  problem TEXT, tries INTEGER NOT NULL DEFAULT 0, retry_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX pages_stale ON pages (urgent DESC, rank, newest DESC, path) WHERE stale > 0;
CREATE INDEX pages_expires ON pages (expires) WHERE expires IS NOT NULL;
CREATE INDEX pages_problem ON pages (path) WHERE problem IS NOT NULL;
CREATE INDEX pages_item ON pages (kind, id);

-- changed: the last change that raised the key, so that a page made meanwhile is made once more
CREATE TABLE keys (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, changed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE reads (key INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, page)) WITHOUT ROWID;
CREATE INDEX reads_page ON reads (page, key);

-- addresses taken back; "freed" once their files are away too
CREATE TABLE gone (path TEXT PRIMARY KEY, at TEXT NOT NULL, freed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX gone_waiting ON gone (path) WHERE freed = 0;

-- publications that were refused
CREATE TABLE problems (
  kind TEXT NOT NULL, id TEXT NOT NULL, revision TEXT NOT NULL, title TEXT, reason TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
-- removals of the last minutes, and those held for an operator
CREATE TABLE removals (
  kind TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, held INTEGER NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- what an operator asks of a running publisher
CREATE TABLE requests (id INTEGER PRIMARY KEY, action TEXT NOT NULL, at TEXT NOT NULL, done_at TEXT, answer TEXT)
`
