namespace CallInsight.Grains.Insights.Answering;

/// <summary>A logarithmic histogram's cells: the first 16 bits of a number in single precision, turned so that they rise with it. A
/// cell is at most 1/128 of its value wide, and its middle within 0.4 % of all that is in it.</summary>
internal static class Sketch
{
    public static ushort KeyOf(float value)
    {
        var bits = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
        return (ushort)((bits & 0x8000) != 0 ? ~bits : bits | 0x8000);
    }

    /// <summary>The middle of a cell. The one around 0 is 0, so that a true 0 stays one.</summary>
    public static double MiddleOf(ushort key)
    {
        var bits = (ushort)((key & 0x8000) != 0 ? key & 0x7FFF : ~key);
        if ((bits & 0x7FFF) == 0)
        {
            return 0;
        }

        double low = BitConverter.UInt32BitsToSingle((uint)bits << 16);
        double high = BitConverter.UInt32BitsToSingle(((uint)bits << 16) | 0xFFFF);
        return (low + high) / 2;
    }
}
