import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`consultations\` ADD \`announced\` text;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` ADD \`version_announced\` text;`)
  await db.run(sql`ALTER TABLE \`tallies\` ADD \`reasons\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`consultations\` DROP COLUMN \`announced\`;`)
  await db.run(sql`ALTER TABLE \`_consultations_v\` DROP COLUMN \`version_announced\`;`)
  await db.run(sql`ALTER TABLE \`tallies\` DROP COLUMN \`reasons\`;`)
}
