package org.customerapi.apikey;

import java.util.List;
import org.customerapi.apikey.domain.ApiKey;

/**
 * One page of an owner's keys.
 *
 * @param total how many there are on all pages
 */
public record KeyPage(int total, int number, int size, List<ApiKey> keys) {}
