/**
 * The id of the country whose cooperation the archive records. It stands on one side of nearly everything, so that
 * naming it tells nothing.
 */
export const home = 'kr';
