using TorchSharp;

namespace Tuner.Agents.Tests;

public sealed class TorchNativeTests
{
    [Fact]
    public void Tensor_Add_RunsOnTheNativeLibrary()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using torch.Tensor sum = torch.tensor([1.0f, 2.0f]) + torch.tensor([10.0f, 20.0f]);
        Assert.Equal([11.0f, 22.0f], sum.data<float>().ToArray());
    }
}
