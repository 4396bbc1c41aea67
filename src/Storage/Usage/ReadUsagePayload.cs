using System.Text;

namespace CallInsight.Storage.Usage;

/// <summary>Unpacks what <see cref="UsagePayload"/> packs.</summary>
public sealed class ReadUsagePayload
{
    private readonly byte[] _bytes;
    private readonly List<string> _texts = [];
    private readonly List<Guid> _ids = [];
    private int _place = 1;
    private LoggedUsage _last;

    private ReadUsagePayload(byte[] bytes) => _bytes = bytes;

    /// <exception cref="InvalidDataException">It is no payload of a version that is known here.</exception>
    public static IEnumerable<LoggedUsage> Run(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload is not [UsagePayload.Version, ..])
        {
            throw new InvalidDataException("A row of the log of usage is of a version that this CallInsight does not know.");
        }

        return new ReadUsagePayload(payload).All();
    }

    private IEnumerable<LoggedUsage> All()
    {
        while (_place < _bytes.Length)
        {
            yield return Next();
        }
    }

    private LoggedUsage Next()
    {
        var kind = _bytes[_place++];
        var tenant = Known(_ids, Raw);
        var month = _last.Month + (int)Signed();
        if (kind == UsagePayload.Closed)
        {
            _last = _last with { Month = month };
            return LoggedUsage.Close(tenant, month);
        }

        if (kind != UsagePayload.Event)
        {
            throw new InvalidDataException($"A row of the log of usage has an entry of the unknown kind {kind}.");
        }

        var meter = Known(_texts, Text);
        var id = Id();
        var quantity = Signed();
        var at = _last.At + Signed();
        var day = _last.Day + (int)Signed();
        return _last = new LoggedUsage(tenant, meter, id, quantity, at, day, month, Known(_texts, Text), Known(_ids, Raw));
    }

    private T Known<T>(List<T> known, Func<T> read)
    {
        var number = (int)Unsigned();
        if (number == known.Count)
        {
            known.Add(read());
        }

        return known[number];
    }

    private string Id()
    {
        var start = _place;
        if (Unsigned() == 0)
        {
            return Raw().ToString("D");
        }

        _place = start;
        return Text();
    }

    private string Text()
    {
        var length = (int)Unsigned();
        _place += length;
        return Encoding.UTF8.GetString(_bytes, _place - length, length);
    }

    private Guid Raw()
    {
        _place += 16;
        return new Guid(_bytes.AsSpan(_place - 16, 16), bigEndian: true);
    }

    private long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[_place++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
