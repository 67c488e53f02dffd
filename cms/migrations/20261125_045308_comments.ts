import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`consultations_extensions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	\`reason\` text,
  	\`at\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consultations_extensions_order_idx\` ON \`consultations_extensions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`consultations_extensions_parent_id_idx\` ON \`consultations_extensions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`consultations_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consultations_questions_order_idx\` ON \`consultations_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`consultations_questions_parent_id_idx\` ON \`consultations_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`consultations_dossier\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text,
  	\`title\` text,
  	\`file_id\` text(36),
  	FOREIGN KEY (\`file_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consultations_dossier_order_idx\` ON \`consultations_dossier\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`consultations_dossier_parent_id_idx\` ON \`consultations_dossier\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`consultations_dossier_file_idx\` ON \`consultations_dossier\` (\`file_id\`);`)
  await db.run(sql`CREATE TABLE \`consultations_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`files_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consultations_rels_order_idx\` ON \`consultations_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`consultations_rels_parent_idx\` ON \`consultations_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`consultations_rels_path_idx\` ON \`consultations_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`consultations_rels_files_id_idx\` ON \`consultations_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE TABLE \`_consultations_v_version_extensions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	\`reason\` text,
  	\`at\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_consultations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_extensions_order_idx\` ON \`_consultations_v_version_extensions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_extensions_parent_id_idx\` ON \`_consultations_v_version_extensions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_consultations_v_version_questions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`text\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_consultations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_questions_order_idx\` ON \`_consultations_v_version_questions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_questions_parent_id_idx\` ON \`_consultations_v_version_questions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_consultations_v_version_dossier\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text,
  	\`title\` text,
  	\`file_id\` text(36),
  	\`_uuid\` text,
  	FOREIGN KEY (\`file_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_consultations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_dossier_order_idx\` ON \`_consultations_v_version_dossier\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_dossier_parent_id_idx\` ON \`_consultations_v_version_dossier\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_dossier_file_idx\` ON \`_consultations_v_version_dossier\` (\`file_id\`);`)
  await db.run(sql`CREATE TABLE \`_consultations_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`files_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_consultations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_consultations_v_rels_order_idx\` ON \`_consultations_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_rels_parent_idx\` ON \`_consultations_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_rels_path_idx\` ON \`_consultations_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_rels_files_id_idx\` ON \`_consultations_v_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE TABLE \`comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`consultation_id\` text(36),
  	\`agency_id\` text(36),
  	\`draft_id\` text(36),
  	\`received_at\` text NOT NULL,
  	\`provision_label\` text,
  	\`provision\` text,
  	\`question\` text,
  	\`text\` text NOT NULL,
  	\`title\` text,
  	\`name\` text,
  	\`hide_name\` integer,
  	\`as\` text,
  	\`organisation\` text,
  	\`attention\` text,
  	\`email\` text,
  	\`phone\` text,
  	\`submission\` text,
  	\`code_hash\` text,
  	\`body_hash\` text,
  	\`form_opened_at\` text,
  	\`age\` text,
  	\`consent\` text,
  	\`text_key\` text,
  	\`state\` text DEFAULT 'waiting' NOT NULL,
  	\`reason\` text,
  	\`note\` text,
  	\`decided_at\` text,
  	\`decided_by_id\` text(36),
  	\`mail_due\` text,
  	\`search\` text,
  	\`revision\` text,
  	\`changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`consultation_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`agency_id\`) REFERENCES \`agencies\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`draft_id\`) REFERENCES \`draft_texts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`decided_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_consultation_idx\` ON \`comments\` (\`consultation_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_agency_idx\` ON \`comments\` (\`agency_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_draft_idx\` ON \`comments\` (\`draft_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_received_at_idx\` ON \`comments\` (\`received_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_provision_idx\` ON \`comments\` (\`provision\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`comments_submission_idx\` ON \`comments\` (\`submission\`);`)
  await db.run(sql`CREATE INDEX \`comments_state_idx\` ON \`comments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`comments_decided_by_idx\` ON \`comments\` (\`decided_by_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_mail_due_idx\` ON \`comments\` (\`mail_due\`);`)
  await db.run(sql`CREATE INDEX \`comments_changed_at_idx\` ON \`comments\` (\`changed_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_deleted_at_idx\` ON \`comments\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`consultation_state_receivedAt_idx\` ON \`comments\` (\`consultation_id\`,\`state\`,\`received_at\`);`)
  await db.run(sql`CREATE INDEX \`consultation_provision_idx\` ON \`comments\` (\`consultation_id\`,\`provision\`);`)
  await db.run(sql`CREATE INDEX \`consultation_textKey_idx\` ON \`comments\` (\`consultation_id\`,\`text_key\`);`)
  await db.run(sql`CREATE TABLE \`comments_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`comment_files_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`comments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`comment_files_id\`) REFERENCES \`comment_files\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_rels_order_idx\` ON \`comments_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_parent_idx\` ON \`comments_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_path_idx\` ON \`comments_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`comments_rels_comment_files_id_idx\` ON \`comments_rels\` (\`comment_files_id\`);`)
  await db.run(sql`CREATE TABLE \`legal_regimes_required_files\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`legal_regimes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`legal_regimes_required_files_order_idx\` ON \`legal_regimes_required_files\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`legal_regimes_required_files_parent_idx\` ON \`legal_regimes_required_files\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`legal_regimes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`minimum_days\` numeric NOT NULL,
  	\`valid_from\` text,
  	\`valid_to\` text,
  	\`to_verify\` integer DEFAULT false,
  	\`note\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`revision\` text,
  	\`changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`legal_regimes_order_idx\` ON \`legal_regimes\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`legal_regimes_changed_at_idx\` ON \`legal_regimes\` (\`changed_at\`);`)
  await db.run(sql`CREATE INDEX \`legal_regimes_updated_at_idx\` ON \`legal_regimes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`legal_regimes_created_at_idx\` ON \`legal_regimes\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`legal_regimes_deleted_at_idx\` ON \`legal_regimes\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`_legal_regimes_v_version_required_files\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_legal_regimes_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_required_files_order_idx\` ON \`_legal_regimes_v_version_required_files\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_required_files_parent_idx\` ON \`_legal_regimes_v_version_required_files\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_legal_regimes_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text NOT NULL,
  	\`version_minimum_days\` numeric NOT NULL,
  	\`version_valid_from\` text,
  	\`version_valid_to\` text,
  	\`version_to_verify\` integer DEFAULT false,
  	\`version_note\` text,
  	\`version_order\` numeric DEFAULT 100 NOT NULL,
  	\`version_revision\` text,
  	\`version_changed_at\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`legal_regimes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_parent_idx\` ON \`_legal_regimes_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_version_order_idx\` ON \`_legal_regimes_v\` (\`version_order\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_version_changed_at_idx\` ON \`_legal_regimes_v\` (\`version_changed_at\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_version_updated_at_idx\` ON \`_legal_regimes_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_version_created_at_idx\` ON \`_legal_regimes_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_version_version_deleted_at_idx\` ON \`_legal_regimes_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_created_at_idx\` ON \`_legal_regimes_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_legal_regimes_v_updated_at_idx\` ON \`_legal_regimes_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`comment_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`sha256\` text,
  	\`submission\` text,
  	\`agency_id\` text(36),
  	\`revision\` text,
  	\`changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`agency_id\`) REFERENCES \`agencies\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`comment_files_sha256_idx\` ON \`comment_files\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_submission_idx\` ON \`comment_files\` (\`submission\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_agency_idx\` ON \`comment_files\` (\`agency_id\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_changed_at_idx\` ON \`comment_files\` (\`changed_at\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_updated_at_idx\` ON \`comment_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_created_at_idx\` ON \`comment_files\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`comment_files_deleted_at_idx\` ON \`comment_files\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`comment_files_filename_idx\` ON \`comment_files\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`tallies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`received\` numeric NOT NULL,
  	\`shown\` numeric NOT NULL,
  	\`waiting\` numeric NOT NULL,
  	\`withheld\` numeric NOT NULL,
  	\`provisions\` text NOT NULL,
  	\`revision\` text,
  	\`changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`tallies_changed_at_idx\` ON \`tallies\` (\`changed_at\`);`)
  await db.run(sql`CREATE INDEX \`tallies_updated_at_idx\` ON \`tallies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tallies_created_at_idx\` ON \`tallies\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`tallies_deleted_at_idx\` ON \`tallies\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`form\` text DEFAULT 'Quyết định của UBND tỉnh';`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`regime_id\` text(36) REFERENCES legal_regimes(id);`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`regime_title\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`regime_days\` numeric;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`shorter_reason\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`extension_reason\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`affected\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`basis\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`contact_name\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`contact_address\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`contact_phone\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`contact_email\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`answered_at\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`result_text\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`issued_on\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`withdrawn_at\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`withdrawn_reason\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`published_at\` text;`)
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`sample\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`consultations_regime_idx\` ON \`consultations\` (\`regime_id\`);`)
  await db.run(sql`CREATE INDEX \`consultations_published_at_idx\` ON \`consultations\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`_status_deletedAt_publishedAt_3_idx\` ON \`consultations\` (\`_status\`,\`deleted_at\`,\`published_at\`);`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_form\` text DEFAULT 'Quyết định của UBND tỉnh';`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_regime_id\` text(36) REFERENCES legal_regimes(id);`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_regime_title\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_regime_days\` numeric;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_shorter_reason\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_extension_reason\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_affected\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_basis\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_contact_name\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_contact_address\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_contact_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_contact_email\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_answered_at\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_result_text\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_issued_on\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_withdrawn_at\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_withdrawn_reason\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_published_at\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_sample\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_regime_idx\` ON \`_consultations_v\` (\`version_regime_id\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_published_at_idx\` ON \`_consultations_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`version__status_version_deletedAt_version_publishedAt_3_idx\` ON \`_consultations_v\` (\`version__status\`,\`version_deleted_at\`,\`version_published_at\`);`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`on\` text;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`pasted\` text;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`outline\` text;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`warnings\` text;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`confirmed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`provisions\` text;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` ADD \`published_at\` text;`)
  await db.run(sql`CREATE INDEX \`draft_texts_published_at_idx\` ON \`draft_texts\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`_status_deletedAt_publishedAt_4_idx\` ON \`draft_texts\` (\`_status\`,\`deleted_at\`,\`published_at\`);`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_on\` text;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_pasted\` text;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_outline\` text;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_warnings\` text;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_confirmed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_provisions\` text;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` ADD \`version_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`_draft_texts_v_version_version_published_at_idx\` ON \`_draft_texts_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`version__status_version_deletedAt_version_publishedAt_4_idx\` ON \`_draft_texts_v\` (\`version__status\`,\`version_deleted_at\`,\`version_published_at\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`comments_id\` text(36) REFERENCES comments(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`legal_regimes_id\` text(36) REFERENCES legal_regimes(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`comment_files_id\` text(36) REFERENCES comment_files(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_comments_id_idx\` ON \`payload_locked_documents_rels\` (\`comments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_legal_regimes_id_idx\` ON \`payload_locked_documents_rels\` (\`legal_regimes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_comment_files_id_idx\` ON \`payload_locked_documents_rels\` (\`comment_files_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`consultations_extensions\`;`)
  await db.run(sql`DROP TABLE \`consultations_questions\`;`)
  await db.run(sql`DROP TABLE \`consultations_dossier\`;`)
  await db.run(sql`DROP TABLE \`consultations_rels\`;`)
  await db.run(sql`DROP TABLE \`_consultations_v_version_extensions\`;`)
  await db.run(sql`DROP TABLE \`_consultations_v_version_questions\`;`)
  await db.run(sql`DROP TABLE \`_consultations_v_version_dossier\`;`)
  await db.run(sql`DROP TABLE \`_consultations_v_rels\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`DROP TABLE \`comments_rels\`;`)
  await db.run(sql`DROP TABLE \`legal_regimes_required_files\`;`)
  await db.run(sql`DROP TABLE \`legal_regimes\`;`)
  await db.run(sql`DROP TABLE \`_legal_regimes_v_version_required_files\`;`)
  await db.run(sql`DROP TABLE \`_legal_regimes_v\`;`)
  await db.run(sql`DROP TABLE \`comment_files\`;`)
  await db.run(sql`DROP TABLE \`tallies\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_consultations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`agency_id\` text(36),
  	\`opens_at\` text,
  	\`closes_at\` text,
  	\`summary\` text,
  	\`slug\` text,
  	\`search\` text,
  	\`revision\` text,
  	\`changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`agency_id\`) REFERENCES \`agencies\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_consultations\`("id", "title", "agency_id", "opens_at", "closes_at", "summary", "slug", "search", "revision", "changed_at", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "agency_id", "opens_at", "closes_at", "summary", "slug", "search", "revision", "changed_at", "updated_at", "created_at", "deleted_at", "_status" FROM \`consultations\`;`)
  await db.run(sql`DROP TABLE \`consultations\`;`)
  await db.run(sql`ALTER TABLE \`__new_consultations\` RENAME TO \`consultations\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`consultations_agency_idx\` ON \`consultations\` (\`agency_id\`);`)
  await db.run(sql`CREATE INDEX \`consultations_closes_at_idx\` ON \`consultations\` (\`closes_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`consultations_slug_idx\` ON \`consultations\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`consultations_changed_at_idx\` ON \`consultations\` (\`changed_at\`);`)
  await db.run(sql`CREATE INDEX \`consultations_updated_at_idx\` ON \`consultations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consultations_created_at_idx\` ON \`consultations\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`consultations_deleted_at_idx\` ON \`consultations\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`consultations__status_idx\` ON \`consultations\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`__new__consultations_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_agency_id\` text(36),
  	\`version_opens_at\` text,
  	\`version_closes_at\` text,
  	\`version_summary\` text,
  	\`version_slug\` text,
  	\`version_search\` text,
  	\`version_revision\` text,
  	\`version_changed_at\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_agency_id\`) REFERENCES \`agencies\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__consultations_v\`("id", "parent_id", "version_title", "version_agency_id", "version_opens_at", "version_closes_at", "version_summary", "version_slug", "version_search", "version_revision", "version_changed_at", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest") SELECT "id", "parent_id", "version_title", "version_agency_id", "version_opens_at", "version_closes_at", "version_summary", "version_slug", "version_search", "version_revision", "version_changed_at", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest" FROM \`_consultations_v\`;`)
  await db.run(sql`DROP TABLE \`_consultations_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__consultations_v\` RENAME TO \`_consultations_v\`;`)
  await db.run(sql`CREATE INDEX \`_consultations_v_parent_idx\` ON \`_consultations_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_agency_idx\` ON \`_consultations_v\` (\`version_agency_id\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_closes_at_idx\` ON \`_consultations_v\` (\`version_closes_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_slug_idx\` ON \`_consultations_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_changed_at_idx\` ON \`_consultations_v\` (\`version_changed_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_updated_at_idx\` ON \`_consultations_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_created_at_idx\` ON \`_consultations_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version_deleted_at_idx\` ON \`_consultations_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_version_version__status_idx\` ON \`_consultations_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_created_at_idx\` ON \`_consultations_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_updated_at_idx\` ON \`_consultations_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_latest_idx\` ON \`_consultations_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_latest_deletedat_closesat_idx\` ON \`_consultations_v\` (\`latest\`,\`version_deleted_at\`,\`version_closes_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_latest_deletedat_updatedat_idx\` ON \`_consultations_v\` (\`latest\`,\`version_deleted_at\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_latest_deletedat__status_closesat_idx\` ON \`_consultations_v\` (\`latest\`,\`version_deleted_at\`,\`version__status\`,\`version_closes_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`articles_id\` text(36),
  	\`pages_id\` text(36),
  	\`sections_id\` text(36),
  	\`documents_id\` text(36),
  	\`document_types_id\` text(36),
  	\`fields_of_law_id\` text(36),
  	\`agencies_id\` text(36),
  	\`consultations_id\` text(36),
  	\`draft_texts_id\` text(36),
  	\`files_id\` text(36),
  	\`redirects_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pages_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sections_id\`) REFERENCES \`sections\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`documents_id\`) REFERENCES \`documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`document_types_id\`) REFERENCES \`document_types\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`fields_of_law_id\`) REFERENCES \`fields_of_law\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`agencies_id\`) REFERENCES \`agencies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`consultations_id\`) REFERENCES \`consultations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`draft_texts_id\`) REFERENCES \`draft_texts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`files_id\`) REFERENCES \`files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`redirects_id\`) REFERENCES \`redirects\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "articles_id", "pages_id", "sections_id", "documents_id", "document_types_id", "fields_of_law_id", "agencies_id", "consultations_id", "draft_texts_id", "files_id", "redirects_id", "users_id") SELECT "id", "order", "parent_id", "path", "articles_id", "pages_id", "sections_id", "documents_id", "document_types_id", "fields_of_law_id", "agencies_id", "consultations_id", "draft_texts_id", "files_id", "redirects_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_articles_id_idx\` ON \`payload_locked_documents_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pages_id_idx\` ON \`payload_locked_documents_rels\` (\`pages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sections_id_idx\` ON \`payload_locked_documents_rels\` (\`sections_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_documents_id_idx\` ON \`payload_locked_documents_rels\` (\`documents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_document_types_id_idx\` ON \`payload_locked_documents_rels\` (\`document_types_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_fields_of_law_id_idx\` ON \`payload_locked_documents_rels\` (\`fields_of_law_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_agencies_id_idx\` ON \`payload_locked_documents_rels\` (\`agencies_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_consultations_id_idx\` ON \`payload_locked_documents_rels\` (\`consultations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_draft_texts_id_idx\` ON \`payload_locked_documents_rels\` (\`draft_texts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_files_id_idx\` ON \`payload_locked_documents_rels\` (\`files_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_redirects_id_idx\` ON \`payload_locked_documents_rels\` (\`redirects_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`DROP INDEX \`draft_texts_published_at_idx\`;`)
  await db.run(sql`DROP INDEX \`_status_deletedAt_publishedAt_4_idx\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`on\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`pasted\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`outline\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`warnings\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`confirmed\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`provisions\`;`)
  await db.run(sql`ALTER TABLE \`draft_texts\` DROP COLUMN \`published_at\`;`)
  await db.run(sql`DROP INDEX \`_draft_texts_v_version_version_published_at_idx\`;`)
  await db.run(sql`DROP INDEX \`version__status_version_deletedAt_version_publishedAt_4_idx\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_on\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_pasted\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_outline\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_warnings\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_confirmed\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_provisions\`;`)
  await db.run(sql`ALTER TABLE \`_draft_texts_v\` DROP COLUMN \`version_published_at\`;`)
}
