import { DataList, type DataListProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './text.module.css';
import { useIsPhone } from './use-is-phone.ts';

/** Width of labels on a phone, so that a date fits beside them. */
const phoneLabels = 104;

/** Facts below each other, each with its name before it. @param labelWidth pixels on a wide screen */
export function Facts({ labelWidth, ...list }: DataListProps & { labelWidth: number }) {
  const isPhone = useIsPhone();
  return <DataList labelWidth={isPhone ? Math.min(labelWidth, phoneLabels) : labelWidth} {...list} />;
}

/** One line of them: what it is, and its value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel className={classes.breakAnywhere}>{label}</DataList.ItemLabel>
      <DataList.ItemValue miw={0} className={classes.breakAnywhere}>
        {children}
      </DataList.ItemValue>
    </DataList.Item>
  );
}
