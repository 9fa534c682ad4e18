/** The table of formats. Adding one is a file in `formats/` and a line here. */
export { koreaKrBriefing } from './formats/korea-kr-briefing.ts';
export { moisNotice } from './formats/mois-notice.ts';
export { newsDigest } from './formats/news-digest.ts';
export { plain } from './formats/plain.ts';
