/** What comes and goes as files. */
export type Kind = 'procedures' | 'offices' | 'hotlines' | 'articles';
