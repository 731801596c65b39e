/**
 * ONNX files of one decision, visits <= 1 or missing ? 1 : -1, for the inputs visits and age and with the logistic
 * function. One tells the cover of its nodes (4 rows, of which 1 went left), the other one none.
 */
export const stumpWithCover = Buffer.from(
  'CAkSBmhvdGNybTqjBQr7AwoBWBIDcmF3IgxUcmVlRW5zZW1ibGUqEAoJbl90YXJnZXRzGAGgAQIqGQoSYWdncmVnYXRlX2Z1bmN0aW9uGAGgAQIqFQoOcG9zdF90cmFuc2Zvcm0YAKABAioSCgp0cmVlX3Jvb3RzQgEAoAEHKhgKEG5vZGVzX2ZlYXR1cmVpZHNCAQCgAQcqJwoLbm9kZXNfbW9kZXMqFQoBARACQgtub2Rlc19tb2Rlc0oBAKABBCosCgxub2Rlc19zcGxpdHMqGQoBARABQgxub2Rlc19zcGxpdHNKBAAAgD+gAQQqJwofbm9kZXNfbWlzc2luZ192YWx1ZV90cmFja3NfdHJ1ZUIBAaABByoZChFub2Rlc190cnVlbm9kZWlkc0IBAKABByoXCg9ub2Rlc190cnVlbGVhZnNCAQGgAQcqGgoSbm9kZXNfZmFsc2Vub2RlaWRzQgEBoAEHKhgKEG5vZGVzX2ZhbHNlbGVhZnNCAQGgAQcqMAoObm9kZXNfaGl0cmF0ZXMqGwoBARABQg5ub2Rlc19oaXRyYXRlc0oEAACAQKABBCoXCg5sZWFmX3RhcmdldGlkc0ICAACgAQcqMAoMbGVhZl93ZWlnaHRzKh0KAQIQAUIMbGVhZl93ZWlnaHRzSggAAIA/AACAv6ABBDoKYWkub25ueC5tbAoYCgNyYXcKBGJhc2USBm1hcmdpbiIDQWRkCh4KBm1hcmdpbhILcHJvYmFiaWxpdHkiB1NpZ21vaWQSBXRyZWVzKhEKAQEQAUIEYmFzZUoEAAAAAFoUCgFYEg8KDQgBEgkKAxIBTgoCCAJiGQoGbWFyZ2luEg8KDQgBEgkKAxIBTgoCCAFiHgoLcHJvYmFiaWxpdHkSDwoNCAESCQoDEgFOCgIIAUIECgAQEUIOCgphaS5vbm54Lm1sEAVyIQoNZmVhdHVyZV9uYW1lcxIQWyJ2aXNpdHMiLCJhZ2UiXXIkCg1ob3Rjcm0uY292ZXJzEhNmNDpBQUNBUUFBQWdEOEFBRUJB',
  'base64',
)
export const stumpWithoutCover = Buffer.from(
  'CAkSBmhvdGNybTrxBArJAwoBWBIDcmF3IgxUcmVlRW5zZW1ibGUqEAoJbl90YXJnZXRzGAGgAQIqGQoSYWdncmVnYXRlX2Z1bmN0aW9uGAGgAQIqFQoOcG9zdF90cmFuc2Zvcm0YAKABAioSCgp0cmVlX3Jvb3RzQgEAoAEHKhgKEG5vZGVzX2ZlYXR1cmVpZHNCAQCgAQcqJwoLbm9kZXNfbW9kZXMqFQoBARACQgtub2Rlc19tb2Rlc0oBAKABBCosCgxub2Rlc19zcGxpdHMqGQoBARABQgxub2Rlc19zcGxpdHNKBAAAgD+gAQQqJwofbm9kZXNfbWlzc2luZ192YWx1ZV90cmFja3NfdHJ1ZUIBAaABByoZChFub2Rlc190cnVlbm9kZWlkc0IBAKABByoXCg9ub2Rlc190cnVlbGVhZnNCAQGgAQcqGgoSbm9kZXNfZmFsc2Vub2RlaWRzQgEBoAEHKhgKEG5vZGVzX2ZhbHNlbGVhZnNCAQGgAQcqFwoObGVhZl90YXJnZXRpZHNCAgAAoAEHKjAKDGxlYWZfd2VpZ2h0cyodCgECEAFCDGxlYWZfd2VpZ2h0c0oIAACAPwAAgL+gAQQ6CmFpLm9ubngubWwKGAoDcmF3CgRiYXNlEgZtYXJnaW4iA0FkZAoeCgZtYXJnaW4SC3Byb2JhYmlsaXR5IgdTaWdtb2lkEgV0cmVlcyoRCgEBEAFCBGJhc2VKBAAAAABaFAoBWBIPCg0IARIJCgMSAU4KAggCYhkKBm1hcmdpbhIPCg0IARIJCgMSAU4KAggBYh4KC3Byb2JhYmlsaXR5Eg8KDQgBEgkKAxIBTgoCCAFCBAoAEBFCDgoKYWkub25ueC5tbBAFciEKDWZlYXR1cmVfbmFtZXMSEFsidmlzaXRzIiwiYWdlIl0=',
  'base64',
)
/** The same tree as lists, with its cover. */
export const portableStump = {
  base: 0,
  trees: [
    {
      left: [1, -1, -1],
      right: [2, -1, -1],
      feature: [0, 0, 0],
      threshold: [1, 0, 0],
      value: [0, 1, -1],
      cover: [4, 1, 3],
    },
  ],
}
