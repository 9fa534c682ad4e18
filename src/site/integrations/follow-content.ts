import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { AstroIntegration } from 'astro';
import { draftsFolder } from '../../archive/read.ts';
import { contentFolder, readAgain } from '../build/content-reading.ts';

type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Saving a file can be several changes, one of which may leave it empty: what follows within this time belongs to it. */
const saving = { beforeReading: 20, beforeReporting: 150 };

/**
 * While serving: reads the content again when a file of it changes, and has the pages made of what was read. Content with
 * a problem is reported, and the pages stay as they were until it is fixed.
 */
export function followContent(): AstroIntegration {
  let root = '';
  let archiveModule = '';
  return {
    name: 'content',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = contentFolder(config.root);
        archiveModule = fileURLToPath(new URL('archive.ts', config.srcDir));
      },
      'astro:server:setup': ({ server, logger }) => {
        // Whoever needs the content at the start waits for this reading, and says what is wrong.
        readAgain(root).catch(() => undefined);
        let changes = 0;
        let read = 0;
        let reading = false;
        let faulty = false;
        const follow = async () => {
          if (reading) return;
          reading = true;
          while (read < changes) {
            await pause(saving.beforeReading);
            read = changes;
            try {
              await readAgain(root);
              showAgain(server, archiveModule);
              if (faulty) logger.info('no problems any more');
              faulty = false;
            } catch (error) {
              await pause(saving.beforeReporting);
              if (read < changes) continue;
              faulty = true;
              logger.error(`${(error as Error).message}\nPages stay as they were until this is fixed.`);
            }
          }
          reading = false;
        };
        const drafts = join(root, draftsFolder) + sep;
        for (const change of ['add', 'change', 'unlink'] as const)
          server.watcher.on(change, (file) => {
            const path = join(file);
            if (!path.startsWith(root) || path.startsWith(drafts)) return;
            changes += 1;
            void follow();
          });
      },
    },
  };
}

/** Has pages take the archive anew when they are asked for, and browsers ask for them. */
function showAgain(server: Server, archiveModule: string): void {
  const now = Date.now();
  for (const [name, environment] of Object.entries(server.environments)) {
    if (name === 'client') continue;
    for (const module of environment.moduleGraph.getModulesByFile(archiveModule) ?? [])
      environment.moduleGraph.invalidateModule(module, undefined, now, true);
    // Has Astro ask anew which pages there are.
    environment.hot.send('astro:content-changed', {});
  }
  server.environments.client.hot.send({ type: 'full-reload', path: '*' });
}
