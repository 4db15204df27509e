import { createTheme } from '@mantine/core';

/** Calm and official: a deep teal for what acts, much white, every text at AA contrast or better. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  primaryColor: 'teal1022',
  primaryShade: 7,
  defaultRadius: 'md',
  colors: {
    teal1022: [
      '#eaf4f8',
      '#d5e7ef',
      '#a9cfdf',
      '#79b5ce',
      '#4f9dbf',
      '#2f86ab',
      '#176d93',
      '#0b4f6c',
      '#083e55',
      '#052c3d',
    ],
  },
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
  },
});
