import pg from 'pg';

/** Every row of every table of ours and of DBOS, as text: what somebody sees who gets hold of the database. */
export async function wholeDatabase(databaseUrl: string): Promise<readonly { table: string; row: string }[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
    );
    const found: { table: string; row: string }[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      found.push(...rows.map(({ row }) => ({ table: name, row })));
    }
    return found;
  } finally {
    await client.end();
  }
}
