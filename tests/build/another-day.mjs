import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a build (`node --import`): the clock is more than a year ahead, and folders list their files backwards.

const ahead = 400 * 24 * 60 * 60 * 1000;
const Clock = Date;

globalThis.Date = class extends Clock {
  constructor(...given) {
    if (given.length === 0) super(Clock.now() + ahead);
    else super(...given);
  }
  static now() {
    return Clock.now() + ahead;
  }
};

const backwards = (entries) => (Array.isArray(entries) ? entries.toReversed() : entries);
const { readdirSync } = fs;
const { readdir } = fs.promises;
fs.readdirSync = (...given) => backwards(readdirSync(...given));
fs.promises.readdir = async (...given) => backwards(await readdir(...given));
syncBuiltinESMExports();
