using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CallInsight.Contracts;

namespace CallInsight.Web.Calls;

/// <summary>The lines of NDJSON as calls. What cannot be read is refused for its line alone.</summary>
internal static class BatchLines
{
    /// <summary>In bytes. A line is buffered whole before it is known how much room it needs, so that it may not be as large as a call sent alone.</summary>
    public const int Longest = 32 * 1024 * 1024;

    private static readonly Refusal TooLong = new("request.tooLarge", RefusalKind.Unreadable, "This line is longer than 32 MB. Send this call alone, to /api/v1/calls.");

    /// <summary>The lines in their order, blank ones left out. Each has its memory until its item is disposed.</summary>
    /// <param name="tenant">Whose share of the memory is taken.</param>
    public static async IAsyncEnumerable<BatchItem> ReadAsync(PipeReader body, ImportMemory memory, Guid tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (number, isTooLong, searched) = (0, false, 0L);
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryLine(ref buffer, searched, read.IsCompleted && !isTooLong, out var line))
            {
                (number, searched) = (number + 1, 0);
                if (isTooLong || line.Length > Longest)
                {
                    isTooLong = false;
                    yield return new BatchItem(number, null, TooLong);
                }
                else if (!IsBlank(line))
                {
                    yield return await ParsedAsync(number, line, memory, tenant, cancellationToken);
                }
            }

            if (isTooLong || buffer.Length > Longest)
            {
                // Its end is looked for, and nothing of it kept.
                isTooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            searched = buffer.Length;
            body.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                if (isTooLong)
                {
                    yield return new BatchItem(number + 1, null, TooLong);
                }

                yield break;
            }
        }
    }

    private static async Task<BatchItem> ParsedAsync(int number, ReadOnlySequence<byte> line, ImportMemory memory, Guid tenant, CancellationToken cancellationToken)
    {
        var taken = await memory.TakeForCallAsync(tenant, (int)line.Length, cancellationToken);
        try
        {
            return new BatchItem(number, null, CallBodyReader.ReadLine(line.ToArray()), taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <param name="searched">How many bytes at the start are known to hold no end: a long line comes in many pieces, and is not searched again with each.</param>
    private static bool TryLine(ref ReadOnlySequence<byte> buffer, long searched, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = last ? buffer : default;
        if (line.IsEmpty)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        reader.AdvancePastAny(" \t\r"u8);
        return reader.End;
    }
}
