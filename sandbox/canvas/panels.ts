import { randomUUID } from 'node:crypto';
import type { CanvasExchange } from './ask-app.ts';
import type { Canvas } from './read-answer.ts';
import type { PanelSubject } from './requests.ts';

/** An app's panel beside a conversation, as a teammate sees it. */
export interface Panel {
  id: string;
  subject: PanelSubject;
  /** What the panel shows; null until the app has sent a canvas that can be shown. */
  canvas: Canvas | null;
  /** The last exchange with the app. */
  last: CanvasExchange;
}

/** How many panels are kept; the oldest are dropped. */
const most = 200;

/** The open panels. They are in memory only; a browser reloads them after a restart. */
export class Panels {
  readonly #panels = new Map<string, Panel>();

  open(subject: PanelSubject, first: CanvasExchange): Panel {
    const canvas = 'canvas' in first.result ? first.result.canvas : null;
    const panel = { id: randomUUID(), subject, canvas, last: first };
    this.#panels.set(panel.id, panel);
    for (const id of this.#panels.keys()) {
      if (this.#panels.size <= most) break;
      this.#panels.delete(id);
    }
    return panel;
  }

  get(id: string): Panel | undefined {
    return this.#panels.get(id);
  }

  /**
   * Updates a panel with the response to a submit.
   * @assumed 14: When a submit fails, the panel keeps its canvas and shows the error above it.
   */
  update(panel: Panel, exchange: CanvasExchange): void {
    panel.last = exchange;
    if ('canvas' in exchange.result) panel.canvas = exchange.result.canvas;
  }
}
