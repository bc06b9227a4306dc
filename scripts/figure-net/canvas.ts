/**
 * What pages are drawn on (the painter that pdf.js brings, as far as it is used), and chance.
 */
import { createRequire } from 'node:module';

/** Numbers from 0 to below 1. */
export type Random = () => number;

/** The part of a canvas's context that is drawn with. */
export interface Context {
  font: string;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  textBaseline: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
  beginPath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  setLineDash(pattern: number[]): void;
  drawImage(image: unknown, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  putImageData(image: unknown, x: number, y: number): void;
  createImageData(width: number, height: number): { data: Uint8ClampedArray };
}

interface Canvas {
  getContext(kind: '2d'): Context;
  toBuffer(type: 'image/jpeg', quality: number): Buffer;
}

const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const canvases: {
  createCanvas: (width: number, height: number) => Canvas;
  loadImage: (file: Buffer) => Promise<unknown>;
} = require('@napi-rs/canvas');
export const { createCanvas, loadImage } = canvases;

/** A number from `least` to `most`. */
export const between = (random: Random, least: number, most: number): number => least + (most - least) * random();
/** One of `choices`, of which there is at least one. */
export const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
