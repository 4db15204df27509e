import ReactMarkdown from 'react-markdown';

/** Pictures of other sites would tell them who reads; headings begin below the page's own. */
const notShown = ['img'];
const lower = { h1: 'h3', h2: 'h4', h3: 'h5' } as const;

/** What an editor wrote in Markdown. HTML in it is shown as text, and only links that lead somewhere harmless are links. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="prose">
    <ReactMarkdown disallowedElements={notShown} components={lower}>
      {text}
    </ReactMarkdown>
  </div>
);
