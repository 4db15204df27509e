/** A bar for each row, as a picture beside the numbers: whoever does not see it reads the table. */
export const Bars = ({
  rows,
  top,
  tone = '#0b4f6c',
}: {
  /** [name, value]. */
  rows: readonly (readonly [string, number])[];
  /** The value of a whole bar. */
  top: number;
  tone?: string;
}) => {
  const [line, left, width] = [26, 230, 690];
  return (
    <svg className="bars" viewBox={`0 0 960 ${Math.max(rows.length, 1) * line}`} aria-hidden>
      {rows.map(([name, value], n) => (
        <g key={name}>
          <text x={left - 10} y={n * line + 17} textAnchor="end">
            {name.length > 32 ? `${name.slice(0, 31)}…` : name}
          </text>
          <rect x={left} y={n * line + 4} height={18} rx={3} width={top > 0 ? (width * value) / top : 0} fill={tone} />
        </g>
      ))}
    </svg>
  );
};
