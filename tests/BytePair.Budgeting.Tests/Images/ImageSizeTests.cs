using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Images;

/// <summary>Sizes are read from every format, from wherever it comes, and nothing hostile costs more than a little.</summary>
public sealed class ImageSizeTests
{
    private static readonly byte[] Exif = PictureHead.Segment(0xE1, 65_533);

    /// <summary>Each ends with the last byte that its size needs.</summary>
    private static readonly (byte[] Head, int Width, int Height)[] Heads =
    [
        (PictureHead.Png(640, 480), 640, 480),
        (PictureHead.Png(int.MaxValue, 1), int.MaxValue, 1),
        (PictureHead.Gif(65_535, 3), 65_535, 3),
        (PictureHead.WebpLossy(16_383, 2), 16_383, 2),
        (PictureHead.WebpLossless(16_384, 1), 16_384, 1),
        (PictureHead.WebpExtended(16_777_216, 70_000), 16_777_216, 70_000),
        (PictureHead.Jpeg(640, 480), 640, 480),
        (PictureHead.Jpeg(640, 480, 0xC2, [.. PictureHead.Segment(0xE0, 14)], [.. PictureHead.Segment(0xC4, 30)], [0xFF, 0xFF, 0xFF], [0xFF, 0x01]), 640, 480),
        (PictureHead.Jpeg(65_535, 1, 0xCF, Exif, PictureHead.Segment(0xFE, 0), Exif, Exif), 65_535, 1),
    ];

    [Fact]
    public void Every_format_is_read_from_everywhere()
    {
        foreach ((byte[] head, int width, int height) in Heads)
        {
            ImageSize expected = new(width, height);
            Assert.Equal(expected, EverywhereTheSame(head));
            Assert.Equal(expected, EverywhereTheSame([.. head, 1, 2, 3]));
        }
    }

    [Fact]
    public void One_byte_less_is_not_enough()
    {
        foreach ((byte[] head, _, _) in Heads)
        {
            for (int length = 0; length < head.Length; length += length is > 200 and < 196_000 ? 9973 : 1)
            {
                Assert.Null(EverywhereTheSame(head.AsSpan(0, length).ToArray()));
            }
        }
    }

    [Theory]
    [InlineData("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z/C/HgAGgwJ/lK3Q6wAAAABJRU5ErkJggg==")]
    [InlineData("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")]
    [InlineData("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")]
    [InlineData("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==")]
    public void Files_of_one_pixel_are_read(string base64) =>
        Assert.Equal(new ImageSize(1, 1), EverywhereTheSame(Convert.FromBase64String(base64)));

    [Fact]
    public void No_size_is_read_where_there_is_none()
    {
        byte[][] heads =
        [
            PictureHead.Png(0, 5),
            PictureHead.Png(5, 0x80000000),
            PictureHead.Gif(5, 0),
            PictureHead.WebpLossy(0, 5),
            PictureHead.Jpeg(0, 5),
            PictureHead.Jpeg(5, 0),
            PictureHead.Jpeg(5, 5, 0xC4),
            PictureHead.Jpeg(5, 5, 0xDA),
            PictureHead.Jpeg(5, 5, 0xC0, [0xFF, 0xE0, 0, 1]),
            PictureHead.Jpeg(5, 5, 0xC0, [0xFF, 0xD9]),
            PictureHead.Jpeg(5, 5, 0xC0, [0x00]),
            [.. "GIF88a"u8, 1, 0, 1, 0],
            [.. "RIFF1234WAVEfmt "u8, .. new byte[40]],
            [.. "BM"u8, .. new byte[60]],
            [.. "<svg width='1' height='1'></svg>"u8],
            [],
        ];
        Assert.All(heads, head => Assert.Null(EverywhereTheSame(head)));
    }

    [Fact]
    public void No_bytes_read_more_or_less_from_one_place_than_from_another() => Invariant.Holds(
        (from magic in Gen.Elements<byte[]>([0xFF, 0xD8, 0xFF], [0x89, (byte)'P'], [.. "GIF89a"u8], [.. "RIFF1234WEBPVP8"u8], [])
         from rest in Gen.OneOf(Gen.Elements<byte>(0xFF, 0xC0, 0xE0, 0x00, 0x01, 0x02), Gen.Choose(0, 255).Select(value => (byte)value)).ArrayOf()
         select (byte[])[.. magic, .. rest]).ToArbitrary(),
        bytes => _ = EverywhereTheSame(bytes));

    [Fact]
    public void A_stream_is_read_no_further_than_the_size()
    {
        foreach ((byte[] head, _, _) in Heads)
        {
            using DripStream drip = new([.. head, .. new byte[10_000]], most: 1000);
            Assert.True(ImageSize.TryRead(drip, out _));
            Assert.Equal(head.Length, drip.BytesRead);
        }
    }

    [Fact]
    public void A_stream_that_can_seek_is_put_back()
    {
        using MemoryStream file = new([9, 9, .. PictureHead.Gif(3, 4)]);
        file.Position = 2;
        Assert.True(ImageSize.TryRead(file, out ImageSize size));
        Assert.Equal((new ImageSize(3, 4), 2), (size, file.Position));
        file.Position = 1;
        Assert.False(ImageSize.TryRead(file, out _));
        Assert.Equal(1, file.Position);
    }

    [Fact]
    public void Segments_without_end_are_given_up()
    {
        foreach (byte[] segment in new byte[][] { [0xFF, 0xE0, 0, 2], [0xFF], [0xFF, 0xD0], PictureHead.Segment(0xE1, 1000) })
        {
            using DripStream drip = new(Endless([0xFF, 0xD8], segment), most: 4096);
            Assert.False(ImageSize.TryRead(drip, out _));
            Assert.InRange(drip.BytesRead, 1024, 1026 * (segment.Length + 4));
        }
    }

    [Theory]
    [InlineData("data:image/png;base64,", true)]
    [InlineData("DATA:;x=y;BASE64,", true)]
    [InlineData("data:image/png,", false)]
    [InlineData("http://example.org/a;base64,", false)]
    [InlineData("", false)]
    public void A_data_URL_says_that_it_is_one(string prefix, bool isRead) =>
        Assert.Equal(isRead, ImageSize.TryReadDataUrl((prefix + Convert.ToBase64String(PictureHead.Png(5, 6)) + "and then something else").AsSpan(), out _));

    [Fact]
    public void What_is_no_base64_is_not_read()
    {
        string url = "data:image/png;base64," + Convert.ToBase64String(PictureHead.Png(5, 6));
        for (int i = "data:image/png;base64,".Length; i < url.Length; i++)
        {
            foreach (char wrong in "=-_ \u00E9\uFF21")
            {
                Assert.False(ImageSize.TryReadDataUrl((url.Substring(0, i) + wrong + url.Substring(i + 1)).AsSpan(), out _));
            }
        }

        Assert.False(ImageSize.TryReadDataUrl(("data:" + new string('x', 5000) + ";base64," + Convert.ToBase64String(PictureHead.Png(5, 6))).AsSpan(), out _));
    }

    [Fact]
    public void Nonsense_is_refused() => Assert.Throws<ArgumentNullException>(() => ImageSize.TryRead((Stream)null!, out _));

    [Fact]
    public void A_size_reads_as_one_says_it() => Assert.Equal("320 x 240", new ImageSize(320, 240).ToString());

    private static IEnumerable<byte> Endless(byte[] start, byte[] segment)
    {
        foreach (byte value in start)
        {
            yield return value;
        }

        while (true)
        {
            foreach (byte value in segment)
            {
                yield return value;
            }
        }
    }

    private static ImageSize? EverywhereTheSame(byte[] head)
    {
        ImageSize? size = ImageSize.TryRead(head, out ImageSize read) ? read : null;
        using DripStream drip = new(head);
        using MemoryStream file = new(head);
        string url = "data:image/webp;base64," + Convert.ToBase64String(head);
        Assert.Equal(size, ImageSize.TryRead(drip, out read) ? read : null);
        Assert.Equal(size, ImageSize.TryRead(file, out read) ? read : null);
        Assert.Equal(size, ImageSize.TryReadDataUrl(url.AsSpan(), out read) ? read : null);
        return size;
    }
}
