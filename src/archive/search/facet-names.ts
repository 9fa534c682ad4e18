/** The filters that search offers, in this order; the time is another matter, as it is a range. */
export const facetNames = ['kind', 'country', 'centre', 'programme', 'topic', 'publisher', 'language'] as const;
export type FacetName = (typeof facetNames)[number];
