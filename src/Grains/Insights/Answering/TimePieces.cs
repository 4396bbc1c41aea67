using System.Runtime.InteropServices;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A piece of time in which some parts of local time stay the same.</summary>
/// <param name="From">UTC ticks.</param>
/// <param name="Keys">One for each part: the day number on which the day, week, month or quarter begins; the hour from 0; the weekday from 1 for Monday.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimePiece(long From, long To, int[] Keys);

/// <summary>Cuts a span of time by the local clock, once for all rows: which piece a row is in is then a binary search.</summary>
internal static class TimePieces
{
    /// <summary>The pieces in order, without a gap. A key may come back: in an hour that a clock repeats, each Monday.</summary>
    public static List<TimePiece> Cut(TimeZoneInfo zone, DayOfWeek firstDayOfWeek, IReadOnlyList<FactsDimension> parts, long from, long to)
    {
        var pieces = new List<TimePiece>();
        var grain = parts.Contains(FactsDimension.HourOfDay) ? TimeSpan.TicksPerHour : TimeSpan.TicksPerDay;
        foreach (var stretch in ZoneStretches.Of(zone, from, to))
        {
            for (var at = stretch.From; at < stretch.To;)
            {
                var local = at + stretch.Offset;
                var end = Math.Min(stretch.To, local - (local % grain) + grain - stretch.Offset);
                Add(pieces, new TimePiece(at, end, Keys(parts, firstDayOfWeek, local)));
                at = end;
            }
        }

        return pieces;
    }

    private static void Add(List<TimePiece> pieces, TimePiece piece)
    {
        if (pieces.Count > 0 && pieces[^1].Keys.AsSpan().SequenceEqual(piece.Keys))
        {
            pieces[^1] = pieces[^1] with { To = piece.To };
        }
        else
        {
            pieces.Add(piece);
        }
    }

    private static int[] Keys(IReadOnlyList<FactsDimension> parts, DayOfWeek firstDayOfWeek, long local)
    {
        var at = new DateTime(local);
        var keys = new int[parts.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(parts[i], firstDayOfWeek, at);
        }

        return keys;
    }

    private static int Key(FactsDimension part, DayOfWeek firstDayOfWeek, DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return part switch
        {
            FactsDimension.Day => day.DayNumber,
            FactsDimension.Week => day.DayNumber - ((day.DayOfWeek - firstDayOfWeek + 7) % 7),
            FactsDimension.Month => new DateOnly(day.Year, day.Month, 1).DayNumber,
            FactsDimension.Quarter => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1).DayNumber,
            FactsDimension.HourOfDay => local.Hour,
            FactsDimension.Weekday => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No part of time."),
        };
    }
}
