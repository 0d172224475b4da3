import { describe, expect, it } from 'vitest';
import { isOwnAddress, isPageAddress, studyInAddress, windowAddress } from './window-address.ts';

describe('the window’s address', () => {
  it('carries the path of a study there and back', () => {
    for (const study of ['/home/Ä b&c?d#e.tracework', 'C:\\Studien\\100 %.tracework', null]) {
      const address = windowAddress(study);
      expect(isPageAddress(address)).toBe(true);
      expect(studyInAddress(address)).toBe(study);
    }
  });

  it('is not mistaken for another', () => {
    for (const other of [
      'tracework://app.evil/',
      'tracework://evil/',
      'https://app/',
      'file:///etc/passwd',
      'tracework:app',
      'about:blank',
      '',
    ]) {
      expect(isOwnAddress(other), other).toBe(false);
      expect(studyInAddress(other), other).toBeNull();
    }
    expect(isOwnAddress('tracework://app/assets/x.js')).toBe(true);
    expect(isPageAddress('tracework://app/assets/x.js')).toBe(false);
  });
});
