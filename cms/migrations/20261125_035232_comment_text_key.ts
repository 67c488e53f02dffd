import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`comments\` ADD \`text_key\` text;`)
  await db.run(sql`CREATE INDEX \`consultation_textKey_idx\` ON \`comments\` (\`consultation_id\`,\`text_key\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`consultation_textKey_idx\`;`)
  await db.run(sql`ALTER TABLE \`comments\` DROP COLUMN \`text_key\`;`)
}
