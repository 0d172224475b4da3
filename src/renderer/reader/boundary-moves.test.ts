import { describe, expect, it } from 'vitest';
import { moveEdge } from './boundary-moves.ts';

const text = 'The union, then, agreed.';
const union = text.indexOf('union');
const then = text.indexOf('then');

describe('moveEdge', () => {
  it('moves a start to the starts of words', () => {
    expect(moveEdge(text, union, 'start', 'word', -1)).toBe(0);
    expect(moveEdge(text, union, 'start', 'word', 1)).toBe(then);
    expect(moveEdge(text, union + 2, 'start', 'word', 1)).toBe(then);
  });

  it('moves an end to the ends of words', () => {
    const end = union + 'union'.length;
    expect(moveEdge(text, end, 'end', 'word', 1)).toBe(then + 'then'.length);
    expect(moveEdge(text, end, 'end', 'word', -1)).toBe('The'.length);
    expect(moveEdge(text, end + 1, 'end', 'word', -1)).toBe(end);
  });

  it('moves by whole characters', () => {
    expect(moveEdge('a👩‍👩‍👧b', 1, 'start', 'character', 1)).toBe(1 + '👩‍👩‍👧'.length);
    expect(moveEdge('a👩‍👩‍👧b', 1 + '👩‍👩‍👧'.length, 'end', 'character', -1)).toBe(1);
  });

  it('stays inside the text', () => {
    expect(moveEdge(text, text.length, 'end', 'word', 1)).toBe(text.length);
    expect(moveEdge(text, 0, 'start', 'character', -1)).toBe(0);
  });
});
