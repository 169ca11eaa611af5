// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// What the recorded runs were made of: one contract for each way in which Halmos can end.
interface Vm {
    function assume(bool condition) external pure;
    function expectRevert() external;
}

interface SVM {
    function createUint256(string calldata name) external returns (uint256);
    function createCalldata(string calldata contractName) external returns (bytes memory);
}

abstract contract Base {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    SVM internal constant svm = SVM(address(uint160(uint256(keccak256("svm cheat code")))));
}

contract Pass is Base {
    function check_sum() external {
        uint256 a = svm.createUint256("a");
        unchecked { assert(a + 1 != a); }
    }

    function check_square() external {
        uint256 side = svm.createUint256("side");
        vm.assume(side < 2 ** 16);
        assert(side * side < 2 ** 32);
    }
}

contract Counterexample is Base {
    function check_large() external {
        uint256 first = svm.createUint256("first_value");
        uint256 second = svm.createUint256("second");
        vm.assume(second > 2 ** 200);
        assert(first != 42);
    }

    function check_fine() external {
        uint256 a = svm.createUint256("a");
        assert(a == a);
    }
}

/// The same two as twins: the first ends at its first model, the second finds none.
contract Twins is Base {
    function twin_reached() external {
        uint256 a = svm.createUint256("a");
        for (uint256 i = 0; i < 3; i++) if (a == i) assert(false);
    }

    function twin_vacuous() external {
        uint256 a = svm.createUint256("a");
        assert(a == a);
    }
}

contract OverflowInSpec is Base {
    function check_overflow() external {
        uint256 a = svm.createUint256("a");
        uint256 b = a + 1;
        assert(b > 0);
    }
}

contract Hard is Base {
    function check_factors() external {
        uint256 a = svm.createUint256("a");
        uint256 b = svm.createUint256("b");
        vm.assume(a > 1 && b > 1 && a < 2 ** 128 && b < 2 ** 128);
        unchecked { assert(a * b != 0xb92d5f6a5c2f2a3fb3a3d2bb9fd6a2af2b3b1d7c8c7e7b5d4b0b0c4a0f1d3b47); }
    }

    function check_easy() external pure { assert(true); }
}

contract Stuck is Base {
    function check_stuck() external {
        uint256 a = svm.createUint256("a");
        if (a == 3) vm.expectRevert();
        assert(true);
    }

    function check_fine() external pure { assert(true); }
}

contract RevertAll is Base {
    function check_reverts() external {
        uint256 a = svm.createUint256("a");
        require(a != a);
        assert(true);
    }
}

contract LoopBound is Base {
    function check_loop() external {
        uint256 n = svm.createUint256("n");
        uint256 sum;
        for (uint256 i = 0; i < n; i++) sum++;
        assert(sum != 9);
    }

    function check_fine() external pure { assert(true); }
}

contract LoopInSetUp is Base {
    uint256 internal sum;

    function setUp() public {
        uint256 n = svm.createUint256("n");
        vm.assume(n > 1);
        for (uint256 i = 0; i < n; i++) sum++;
        vm.assume(sum == 3);
    }

    function check_sum() external view { assert(sum == 3); }
}

contract BytesBound is Base {
    function check_length(bytes memory data) external pure { assert(data.length != 33); }
    function check_array(uint256[] memory list) external pure { assert(list.length != 3); }
}

contract Target {
    uint256 public longest;

    function take(uint256[] calldata list) external { if (list.length == 3) longest = 3; }
}

/// The lengths that `createCalldata` supposes are bounds that Halmos tells nowhere.
contract SilentBound is Base {
    function check_calldata() external {
        Target target = new Target();
        (bool ok,) = address(target).call(svm.createCalldata("Target"));
        ok;
        assert(target.longest() != 3);
    }
}

contract SetUpFails is Base {
    function setUp() public pure { require(false, "no"); }
    function check_nothing() external pure { assert(true); }
}

contract Exception is Base {
    function check_throws(function() external callback) external { callback(); }
    function check_fine() external pure { assert(true); }
}

contract Unknown is Base {
    function check_code() external {
        address who = address(uint160(svm.createUint256("who")));
        bytes memory code = new bytes(32);
        assembly { extcodecopy(0xBEEF, add(code, 32), 0, 32) }
        who;
        assert(code.length == 32);
    }
}

contract Annotated is Base {
    /// @custom:halmos --loop 100 --width 1 --depth 5 --solver-command /bin/false --panic-error-codes 0x02
    function check_annotated() external {
        uint256 n = svm.createUint256("n");
        uint256 sum;
        for (uint256 i = 0; i < n; i++) sum++;
        assert(sum != 3);
    }
}

contract HarnessFault is Base {
    function check_dropped() external {
        uint256 a = svm.createUint256("a");
        if (a > 5) assembly {
            mstore(0x00, shl(224, 0x4e487b71))
            mstore(0x04, 0xEE)
            revert(0x00, 0x24)
        }
    }
}

/// Finds a counterexample in the first test and is ended in the second.
contract Late is Base {
    function check_first() external {
        uint256 a = svm.createUint256("a");
        assert(a != 7);
    }

    function check_second() external {
        uint256 a = svm.createUint256("a");
        uint256 b = svm.createUint256("b");
        vm.assume(a > 1 && b > 1 && a < 2 ** 128 && b < 2 ** 128);
        unchecked { assert(a * b != 0xb92d5f6a5c2f2a3fb3a3d2bb9fd6a2af2b3b1d7c8c7e7b5d4b0b0c4a0f1d3b47); }
    }
}
