/** What every CSV table needs: the study, its order, and names beside ids. */
import type { AnyRecord } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { Column } from './csv-table.ts';
import type { ExportOptions } from './exporter.ts';
import { RecordOrder } from './record-order.ts';

export class CsvContext {
  readonly study: StudyReader;
  readonly order: RecordOrder;
  readonly options: ExportOptions;
  readonly losses = new Set<string>();

  constructor(study: StudyReader, options: ExportOptions) {
    this.study = study;
    this.order = new RecordOrder(study);
    this.options = options;
  }

  itemLabel(id: string | null): string | null {
    return id === null ? null : (this.study.get('item', id)?.label ?? null);
  }

  kindIdOf(itemId: string): string | null {
    return this.study.get('item', itemId)?.kindId ?? null;
  }

  kindLabel(id: string | null): string | null {
    return id === null ? null : (this.study.get('kind', id)?.label ?? null);
  }

  documentTitle(id: string): string | null {
    return this.study.get('document', id)?.title ?? null;
  }

  coderName(id: string): string | null {
    return this.study.get('coder', id)?.name ?? null;
  }

  vocabularyLabel(id: string): string | null {
    return this.study.get('vocabulary', id)?.label ?? null;
  }
}

type Stamped = Pick<AnyRecord, 'createdAt' | 'createdBy' | 'changedAt' | 'changedBy'>;

/** Who made a record and when, who changed it last. */
export const stampColumns: readonly Column<Stamped>[] = [
  { name: 'created_at', description: 'When it was made: ISO 8601, UTC.', cell: row => row.createdAt },
  { name: 'created_by', description: 'Id of the coder who made it.', cell: row => row.createdBy },
  { name: 'changed_at', description: 'When it was last changed.', cell: row => row.changedAt },
  { name: 'changed_by', description: 'Id of the coder who changed it last.', cell: row => row.changedBy },
];
