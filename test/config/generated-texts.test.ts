import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderEnvExample, renderLimitsTable, renderSettingsTable, withTable } from '../../scripts/env-example.js';
import { readConfig } from '../../src/config.js';

describe('the generated texts', () => {
  it('.env.example is up to date, and is itself a set of settings', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(renderEnvExample());
    const lines = renderEnvExample()
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    expect(readConfig(Object.fromEntries(lines.map((line) => line.split('=') as [string, string])))).toEqual(
      readConfig({}),
    );
  });

  it('writes the table between its markers, and leaves a document without them alone', () => {
    const document =
      'a\n<!-- settings: begin (npx tsx scripts/env-example.ts write) -->\nSTALE\n<!-- settings: end -->\nb';
    const renewed = withTable(document, renderSettingsTable());
    expect(renewed).toContain(renderSettingsTable());
    expect(renewed).not.toContain('STALE');
    expect(withTable(renewed, renderSettingsTable())).toBe(renewed);
    expect(withTable('none', renderSettingsTable())).toBe('none');
  });

  it('docs/settings.md has every setting', () => {
    const settings = readFileSync('docs/settings.md', 'utf8');
    expect(settings).toBe(withTable(settings, renderSettingsTable()));
    expect(settings).toContain(renderSettingsTable());
  });

  it('docs/limits.md has every limit, with what a caller sees', () => {
    const limits = readFileSync('docs/limits.md', 'utf8');
    expect(limits).toBe(withTable(limits, renderLimitsTable()));
    expect(limits).toContain(renderLimitsTable());
  });
});
