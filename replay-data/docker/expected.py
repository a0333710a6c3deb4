#!/usr/bin/env python3
"""Works expected.csv out from merged.ndjson: python3 expected.py < merged.ndjson > expected.csv

Apart from the program in every respect: whole integers and fractions, the rules of one recording
only. A value is the exact quotient, rounded once; the test compares to 1e-12 of it.
"""
import json
import sys
from datetime import datetime, timezone
from fractions import Fraction


def nanoseconds(read):
    """Since 1970, or None for the year 1 of a stopped container."""
    if read.startswith('0001-'):
        return None
    seconds, _, decimals = read.rstrip('Z').partition('.')
    whole = datetime.strptime(seconds, '%Y-%m-%dT%H:%M:%S').replace(tzinfo=timezone.utc)
    return int(whole.timestamp()) * 10**9 + int(decimals.ljust(9, '0'))


def memory(stats):
    usage, inactive = stats.get('usage'), stats.get('stats', {}).get('total_inactive_file', 0)
    return usage - inactive if usage is not None and inactive < usage else usage


def fields(frame, read):
    """(name, x, y, scale, is a counter). There is no network and no block device in the recording."""
    assert 'networks' not in frame and not frame['blkio_stats']['io_service_bytes_recursive']
    cpu = frame['cpu_stats']
    total = cpu['cpu_usage']['total_usage']
    yield 'cpu_percent', cpu.get('system_cpu_usage'), total, cpu.get('online_cpus', 0) * 100, True
    yield 'cpu_cores', read, total, 1, True
    yield 'memory_bytes', read, memory(frame['memory_stats']), 10**9, False
    for name in 'network_rx_bytes', 'network_tx_bytes', 'block_read_bytes', 'block_write_bytes':
        yield name, read, None, 10**9, True


def main():
    last, resets = {}, {}
    print('key,x,field,derivative,resets,status')
    for line in sys.stdin:
        frame = json.loads(line)
        read = nanoseconds(frame['read'])
        for name, x, y, scale, counter in fields(frame, read):
            series = frame['id'], name
            derivative = count = ''
            if read is None or x is None or y is None:
                status = 'MISSING'
            else:
                if series not in last:
                    status = 'FIRST'
                    resets[series] = 0
                else:
                    dx, dy = x - last[series][0], y - last[series][1]
                    assert dx > 0
                    status = 'RESET' if counter and dy < 0 else 'OK'
                    if status == 'OK':
                        derivative = float(Fraction(dy, dx) * scale)
                    else:
                        resets[series] += 1
                last[series] = x, y
                count = resets[series]
            print(frame['id'], '' if read is None else read, name, derivative, count, status, sep=',')


main()
