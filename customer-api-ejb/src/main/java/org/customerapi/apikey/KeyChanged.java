package org.customerapi.apikey;

import org.customerapi.apikey.domain.AccessKey;

/** Tells that a key is no longer what it was; fired once the change is committed, and before it is answered. */
public record KeyChanged(AccessKey accessKey) {}
