import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`_documents_v_latest_deletedat__status_issuedon_idx\`;`)
  await db.run(sql`CREATE INDEX \`_documents_v_parent_latest_deletedat_idx\` ON \`_documents_v\` (\`parent_id\`,\`latest\`,\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_documents_v_latest_deletedat_issuedon_and_all_shown_idx\` ON \`_documents_v\` (\`latest\`,\`version_deleted_at\`,\`version_issued_on\`,\`created_at\`,\`id\`,\`parent_id\`,\`version_number\`,\`version_title\`,\`version_type_id\`,\`version__status\`,\`version_authority\`,\`version_issuer_id\`,\`version_signer_name\`,\`version_validity_state\`,\`version_published_at\`,\`version_updated_at\`,\`version_effective_on\`,\`version_sample\`,\`version_year\`,\`version_search\`);`)
  await db.run(sql`CREATE INDEX \`_documents_v_latest_deletedat__status_issuedon_idx\` ON \`_documents_v\` (\`latest\`,\`version_deleted_at\`,\`version__status\`,\`version_issued_on\`,\`created_at\`,\`id\`,\`parent_id\`,\`version_number\`,\`version_title\`,\`version_type_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_id__status_deletedat_publishedat_revision_idx\` ON \`articles\` (\`id\`,\`_status\`,\`deleted_at\`,\`published_at\`,\`revision\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_parent_latest_deletedat_idx\` ON \`_articles_v\` (\`parent_id\`,\`latest\`,\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`pages_id__status_deletedat_publishedat_revision_idx\` ON \`pages\` (\`id\`,\`_status\`,\`deleted_at\`,\`published_at\`,\`revision\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_parent_latest_deletedat_idx\` ON \`_pages_v\` (\`parent_id\`,\`latest\`,\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`documents_id__status_deletedat_publishedat_revision_idx\` ON \`documents\` (\`id\`,\`_status\`,\`deleted_at\`,\`published_at\`,\`revision\`);`)
  await db.run(sql`CREATE INDEX \`consultations_id__status_deletedat_publishedat_revision_idx\` ON \`consultations\` (\`id\`,\`_status\`,\`deleted_at\`,\`published_at\`,\`revision\`);`)
  await db.run(sql`CREATE INDEX \`_consultations_v_parent_latest_deletedat_idx\` ON \`_consultations_v\` (\`parent_id\`,\`latest\`,\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`draft_texts_id__status_deletedat_publishedat_revision_idx\` ON \`draft_texts\` (\`id\`,\`_status\`,\`deleted_at\`,\`published_at\`,\`revision\`);`)
  await db.run(sql`CREATE INDEX \`_draft_texts_v_parent_latest_deletedat_idx\` ON \`_draft_texts_v\` (\`parent_id\`,\`latest\`,\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_id_state_deletedat_revision_idx\` ON \`comments\` (\`id\`,\`state\`,\`deleted_at\`,\`revision\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`articles_id__status_deletedat_publishedat_revision_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_parent_latest_deletedat_idx\`;`)
  await db.run(sql`DROP INDEX \`pages_id__status_deletedat_publishedat_revision_idx\`;`)
  await db.run(sql`DROP INDEX \`_pages_v_parent_latest_deletedat_idx\`;`)
  await db.run(sql`DROP INDEX \`documents_id__status_deletedat_publishedat_revision_idx\`;`)
  await db.run(sql`DROP INDEX \`_documents_v_parent_latest_deletedat_idx\`;`)
  await db.run(sql`DROP INDEX \`_documents_v_latest_deletedat_issuedon_and_all_shown_idx\`;`)
  await db.run(sql`DROP INDEX \`_documents_v_latest_deletedat__status_issuedon_idx\`;`)
  await db.run(sql`CREATE INDEX \`_documents_v_latest_deletedat__status_issuedon_idx\` ON \`_documents_v\` (\`latest\`,\`version_deleted_at\`,\`version__status\`,\`version_issued_on\`);`)
  await db.run(sql`DROP INDEX \`consultations_id__status_deletedat_publishedat_revision_idx\`;`)
  await db.run(sql`DROP INDEX \`_consultations_v_parent_latest_deletedat_idx\`;`)
  await db.run(sql`DROP INDEX \`draft_texts_id__status_deletedat_publishedat_revision_idx\`;`)
  await db.run(sql`DROP INDEX \`_draft_texts_v_parent_latest_deletedat_idx\`;`)
  await db.run(sql`DROP INDEX \`comments_id_state_deletedat_revision_idx\`;`)
}
