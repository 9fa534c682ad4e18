import { browserFaults } from './browser-faults.ts';
import { commandFaults } from './command-faults.ts';
import { contentFaults } from './content-faults.ts';
import { exportFaults } from './export-faults.ts';
import type { Round } from './fault.ts';
import { fileFaults } from './file-faults.ts';
import { linkFaults } from './link-faults.ts';
import { lostFaults } from './lost-faults.ts';
import { markupFaults } from './markup-faults.ts';
import { recordFaults } from './record-faults.ts';
import { searchFaults } from './search-faults.ts';
import { viewFaults } from './view-faults.ts';

/** Faults in the build. Those of a round are in different files, and each test names the file of its own. */
export const pageRounds: readonly Round[] = [
  [...linkFaults, ...markupFaults, ...recordFaults],
  lostFaults,
  fileFaults,
  browserFaults,
];

/** Faults in the sources. Each is planted by itself, so that a test which then fails has found it. */
export const codeRounds: readonly Round[] = [
  ...contentFaults,
  ...commandFaults,
  ...exportFaults,
  ...searchFaults,
  ...viewFaults,
].map((fault) => [fault]);
