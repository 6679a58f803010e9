import type { ReactNode } from 'react';

/** What ends each row of the picture. */
type RowEnd = 'state' | 'link' | 'amount';

const rowHeight = 34;
const rows = [
  { name: 74, below: 104, opacity: 1 },
  { name: 58, below: 88, opacity: 0.7 },
  { name: 66, below: 96, opacity: 0.4 },
];

/** A small picture of the list that will be here; it says nothing that its words do not. */
export function RowsPicture({ end }: { end: RowEnd }) {
  return (
    <svg width={288} height={132} viewBox="0 0 288 132" aria-hidden focusable="false">
      <rect
        x={0.5}
        y={0.5}
        width={287}
        height={131}
        rx={10}
        fill="var(--mantine-color-body)"
        stroke="light-dark(var(--mantine-color-gray-3), var(--mantine-color-dark-4))"
      />
      {rows.map(({ name, below, opacity }, index) => (
        <g key={name} opacity={opacity} transform={`translate(18 ${18 + index * rowHeight})`}>
          <circle cx={13} cy={13} r={13} fill="var(--mantine-color-plum-light)" />
          <rect x={38} y={4} width={name} height={7} rx={3.5} fill="var(--mantine-color-dimmed)" opacity={0.55} />
          <rect x={38} y={16} width={below} height={6} rx={3} fill="var(--mantine-color-dimmed)" opacity={0.25} />
          <g transform="translate(188 0)">{ends[end](index)}</g>
        </g>
      ))}
    </svg>
  );
}

const states = ['green', 'yellow', 'yellow'] as const;

const ends: Record<RowEnd, (index: number) => ReactNode> = {
  state: (index) => (
    <>
      <rect x={8} y={5} width={54} height={16} rx={4} fill={`var(--mantine-color-${states[index]}-light)`} />
      <rect x={18} y={10.5} width={34} height={5} rx={2.5} fill={`var(--mantine-color-${states[index]}-6)`} />
    </>
  ),
  link: () => (
    <>
      <rect x={2} y={4} width={46} height={18} rx={4} fill="var(--mantine-color-plum-light)" />
      <rect x={10} y={10.5} width={30} height={5} rx={2.5} fill="var(--mantine-color-plum-6)" />
      <rect x={54} y={10.5} width={8} height={5} rx={2.5} fill="var(--mantine-color-dimmed)" opacity={0.55} />
    </>
  ),
  amount: (index) => (
    <>
      <circle cx={10} cy={13} r={8} fill="var(--mantine-color-yellow-light)" />
      <circle cx={10} cy={13} r={3} fill="var(--mantine-color-yellow-6)" />
      <rect
        x={26}
        y={10}
        width={36 - index * 6}
        height={7}
        rx={3.5}
        fill="var(--mantine-color-dimmed)"
        opacity={0.55}
      />
    </>
  ),
};
