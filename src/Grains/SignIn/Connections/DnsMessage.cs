using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Questions for TXT records and the answers to them, as RFC 1035 writes them.</summary>
internal static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const ushort TypeText = 16;
    private const ushort ClassInternet = 1;
    private const ushort RecursionDesired = 0x0100;
    private const ushort Response = 0x8000;
    private const int NameNotThere = 3;

    /// <param name="name">In ASCII, without a dot at its end.</param>
    public static byte[] Ask(string name)
    {
        var question = new List<byte>();
        foreach (var label in name.Split('.'))
        {
            question.Add((byte)label.Length);
            question.AddRange(Encoding.ASCII.GetBytes(label));
        }

        var message = new byte[HeaderBytes + question.Count + 5];
        RandomNumberGenerator.Fill(message.AsSpan(0, 2));
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), 1);
        question.CopyTo(message, HeaderBytes);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(message.Length - 4), TypeText);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(message.Length - 2), ClassInternet);
        return message;
    }

    /// <summary>Whether a message has the question's number and repeats the question.</summary>
    public static bool IsAnswerTo(ReadOnlySpan<byte> question, ReadOnlySpan<byte> message)
        => message.Length >= question.Length
            && message[..2].SequenceEqual(question[..2])
            && (BinaryPrimitives.ReadUInt16BigEndian(message[2..]) & Response) != 0
            && message[HeaderBytes..question.Length].SequenceEqual(question[HeaderBytes..]);

    /// <summary>The texts of an answer; none where the name is not there, null where the server failed or the answer is damaged.</summary>
    /// <param name="start">Where the records begin: behind the question.</param>
    public static IReadOnlyList<string>? Texts(ReadOnlySpan<byte> message, int start)
    {
        var code = message[3] & 0x0f;
        if (code != 0)
        {
            return code == NameNotThere ? [] : null;
        }

        var (texts, at) = (new List<string>(), start);
        for (var left = BinaryPrimitives.ReadUInt16BigEndian(message[6..]); left > 0; left--)
        {
            at = SkipName(message, at);
            if (at < 0 || at + 10 > message.Length)
            {
                return null;
            }

            var (type, length) = (BinaryPrimitives.ReadUInt16BigEndian(message[at..]), BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]));
            at += 10;
            if (at + length > message.Length)
            {
                return null;
            }

            if (type == TypeText && TextOf(message.Slice(at, length)) is { } text)
            {
                texts.Add(text);
            }

            at += length;
        }

        return texts;
    }

    /// <summary>One record's pieces, put together.</summary>
    private static string? TextOf(ReadOnlySpan<byte> record)
    {
        var text = new StringBuilder();
        for (var at = 0; at < record.Length; at += record[at] + 1)
        {
            if (at + 1 + record[at] > record.Length)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(record.Slice(at + 1, record[at])));
        }

        return text.ToString();
    }

    /// <returns>Behind the name; -1 where the message ends before.</returns>
    private static int SkipName(ReadOnlySpan<byte> message, int at)
    {
        while (at < message.Length)
        {
            var length = message[at];
            if (length == 0)
            {
                return at + 1;
            }

            // A pointer to what was written before ends a name.
            if (length >= 0xc0)
            {
                return at + 2;
            }

            at += length + 1;
        }

        return -1;
    }
}
