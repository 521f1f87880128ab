/** Where a page lies as Markdown, by its id in the collection. */
export const markdownPath = (id: string): string => `/${id === '' ? 'index' : id}.md`
