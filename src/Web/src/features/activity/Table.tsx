import type { ReactNode } from 'react';
import { classes } from '../../lib/classes';

export type Column = {
  key: string;
  label: string;
  align?: 'left' | 'right';
  /** Left out where the panel is narrow. */ wide?: boolean;
};

export const cellClass = (column: Column): string =>
  classes(
    'px-1.5 whitespace-nowrap first:pl-3 last:pr-2',
    column.label === '' && 'sticky right-0 bg-surface-1',
    column.align === 'right' ? 'text-right' : 'text-left',
    column.wide && 'hidden @lg:table-cell',
  );

/** A dense table with a fixed head. Rows come as children, so that each can be drawn by itself. */
export const Table = ({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: readonly Column[];
  children: ReactNode;
}) => (
  <table className="w-full text-xs">
    <caption className="sr-only">{caption}</caption>
    <thead className="sticky top-0 z-10 bg-surface-1 text-text-3">
      <tr>
        {columns.map((column) => (
          <th key={column.key} scope="col" className={classes(cellClass(column), 'h-7 font-normal')}>
            {column.label === '' ? <span className="sr-only">{column.key}</span> : column.label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

/** One row; cells in the order of the columns. */
export const Cells = ({ columns, cells }: { columns: readonly Column[]; cells: readonly ReactNode[] }) => (
  <tr className="h-7 border-t border-line hover:bg-surface-2">
    {columns.map((column, index) => (
      <td key={column.key} className={cellClass(column)}>
        {cells[index]}
      </td>
    ))}
  </tr>
);
