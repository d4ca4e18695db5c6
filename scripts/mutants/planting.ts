import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import type { Fault } from './fault.js';

/** A copy of the working tree in a temporary folder, in which faults are planted. */
export interface Copy {
  readonly root: string;
  remove(): void;
}

const LINKED = ['node_modules', 'dist'];

/** Copies what git would commit, as it is now; packages and the build are linked. */
export function copyTree(from: string): Copy {
  const root = mkdtempSync(path.join(tmpdir(), 'trusthub-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: from, encoding: 'utf8' });
  const names = listed.split('\0').filter((name) => name !== '' && !LINKED.includes(name));
  for (const file of names.filter((name) => existsSync(path.join(from, name)))) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    cpSync(path.join(from, file), path.join(root, file));
  }
  for (const folder of LINKED.filter((name) => existsSync(path.join(from, name)))) {
    symlinkSync(path.join(from, folder), path.join(root, folder));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Why a fault can't be planted: the code it is about has changed, or the change is no TypeScript. */
export function complaintOf(fault: Fault, root: string): string | null {
  const file = path.join(root, fault.file);
  if (!existsSync(file)) return `stale: ${fault.file} does not exist`;
  const places = readFileSync(file, 'utf8').split(fault.from).length - 1;
  if (places !== 1) return `stale: its text stands ${places} times in ${fault.file}, where it must stand once`;
  const missing = fault.tests.find((test) => !existsSync(path.join(root, test)));
  if (missing !== undefined) return `stale: ${missing} does not exist`;
  if (!fault.file.endsWith('.ts')) return null;
  return isTypeScript(planted(fault, root)) ? null : 'broken: with it the file is no TypeScript';
}

/** Plants a fault. @returns a function that removes it again */
export function plant(fault: Fault, root: string): () => void {
  const file = path.join(root, fault.file);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, planted(fault, root));
  return () => writeFileSync(file, whole);
}

function planted({ file, from, to }: Fault, root: string): string {
  return readFileSync(path.join(root, file), 'utf8').split(from).join(to);
}

function isTypeScript(text: string): boolean {
  const options = { module: ts.ModuleKind.ESNext, experimentalDecorators: true };
  const { diagnostics = [] } = ts.transpileModule(text, { compilerOptions: options, reportDiagnostics: true });
  return diagnostics.length === 0;
}
