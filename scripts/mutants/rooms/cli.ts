import { room } from '../fault.js';

export const CLI = room('cli', {
  files: {
    graphTree: 'src/cli/graph-tree.ts',
    index: 'src/cli/index.ts',
    progress: 'src/cli/progress.ts',
  },
  tests: {
    demo: 'test/cli/demo.test.ts',
    pictures: 'test/cli/pictures.test.ts',
    sandbox: 'test/cli/sandbox.test.ts',
  },
  faults: [
    {
      what: 'a change is printed at every update',
      in: 'progress',
      from: '        seen.set(step.key, step.status);\n',
      to: '',
      by: ['pictures'],
    },
    {
      what: 'what has not begun is printed',
      in: 'progress',
      from: "seen.get(step.key) ?? 'PENDING'",
      to: "seen.get(step.key) ?? ''",
      by: ['pictures'],
    },
    {
      what: 'a switch of the sandbox takes the place of those before it',
      in: 'index',
      from: 'return { ...before, [name]: value };',
      to: 'return { [name]: value };',
      by: ['sandbox'],
    },
    {
      what: 'a port that is no number is 0',
      in: 'index',
      from: '/^\\d+$/.test(text) && value <= max',
      to: '!(value > max)',
      by: ['sandbox'],
    },
    {
      what: 'the tree of the graph lacks its numbers',
      in: 'graphTree',
      from: '(phoneNumbers ?? []).map(',
      to: '(phoneNumbers ?? []).slice(1).map(',
      by: ['demo'],
    },
  ],
});
