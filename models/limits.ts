/** Bins of a column at most, missing included: a bin fits a byte. */
export const mostBins = 255
