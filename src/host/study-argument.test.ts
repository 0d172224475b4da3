import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStudyArgument } from './study-argument.ts';

describe('findStudyArgument', () => {
  const folder = resolve('/home/reader');
  it('finds the folder of a study among other arguments', () => {
    expect(findStudyArgument(['.', '--flag', 'My study.tracework'], folder)).toBe(
      resolve(folder, 'My study.tracework'),
    );
    expect(findStudyArgument(['/x/A.TRACEWORK/'], folder)).toBe(resolve('/x/A.TRACEWORK'));
  });
  it('finds none where there is none', () => {
    for (const args of [[], ['.'], ['--open=a.tracework'], ['notes.txt', 'tracework']]) {
      expect(findStudyArgument(args, folder)).toBeNull();
    }
  });
});
