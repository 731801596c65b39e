/** A reply for a terminal: its markdown reads well as it is, but links to records are only their words. */
export const plainReply = (markdown: string): string =>
  markdown.replace(/\[([^\]]*)\]\(record:[^)]*\)/g, '$1')
