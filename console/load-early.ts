import type { Plugin, Rolldown } from 'vite';

/**
 * Names the files of a part of the program in the page, so that the browser fetches them at once. Vite itself does so for what
 * the first script imports, but not for what it loads later.
 * @param module the end of the path of the module that the part begins with
 */
export function loadEarly(module: string): Plugin {
  let base = '/';
  return {
    name: 'load-early',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
        if (first === undefined) throw new Error(`No part of the program begins with ${module}.`);
        const tags = [...filesOf(first, chunks)]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: base + file },
            injectTo: 'head' as const,
          }));
        return tags;
      },
    },
  };
}

/** A part of the program with everything that it can't begin without. */
function filesOf(first: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): ReadonlySet<string> {
  const files = new Set<string>();
  const take = ({ fileName, imports }: Rolldown.OutputChunk): void => {
    if (files.has(fileName)) return;
    files.add(fileName);
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) take(chunk);
  };
  take(first);
  return files;
}
